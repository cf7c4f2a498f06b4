-- What wrk sends: METHOD to its path, BODY with %d in the place of a calendar's number (of CALENDARS) and %t in that of a
-- start, a new one in each request: STEP seconds apart from FROM on, number FIRST first; ACCEPT is the encoding that it takes.
-- Of a GET the path ends in one of IDS, each in turn. Ends with a line of JSON.
local number = tonumber(os.getenv("FIRST") or "0")
local calendars = tonumber(os.getenv("CALENDARS") or "1")
local from = tonumber(os.getenv("FROM") or "0")
local step = tonumber(os.getenv("STEP") or "0")
local body = os.getenv("BODY")
local headers = { ["Authorization"] = "Bearer " .. os.getenv("KEY"), ["Content-Type"] = "application/json" }
headers["Accept-Encoding"] = os.getenv("ACCEPT")

local ids = {}
for id in string.gmatch(os.getenv("IDS") or "", "[^,]+") do ids[#ids + 1] = id end

request = function()
  if #ids > 0 then
    number = number + 1
    return wrk.format("GET", wrk.path .. ids[number % #ids + 1], headers)
  end
  if not body then return wrk.format("GET", nil, headers) end
  local start = os.date("!%Y-%m-%dT%H:%M:%SZ", from + math.floor(number / calendars) * step)
  local text = body:gsub("%%d", tostring(number % calendars)):gsub("%%t", start)
  number = number + 1
  return wrk.format("POST", nil, headers, text)
end

done = function(summary, latency)
  local errors = summary.errors
  local form = '{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"refused":%d,"broken":%d,"timedOut":%d}'
  print(string.format(form, summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, errors.status, errors.connect + errors.read + errors.write, errors.timeout))
end
