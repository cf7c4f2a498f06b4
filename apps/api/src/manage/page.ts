/** Small enough to be read before it has been translated: the script fills it in. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Booking</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="manage/page.css">
</head>
<body>
<main id="card" aria-live="polite"></main>
<noscript>This page needs JavaScript. Diese Seite braucht JavaScript.</noscript>
<script src="manage/words.js"></script>
<script src="manage/page.js"></script>
</body>
</html>
`;

export const style = `:root { color-scheme: light dark; --ink: #111827; --soft: #6b7280; --line: #e5e7eb; --ground: #f3f4f6; --card: #fff; --accent: #1d4ed8; --danger: #b91c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f4f6; --soft: #9ca3af; --line: #374151; --ground: #111827; --card: #1f2937; --accent: #93c5fd; --danger: #fca5a5; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 12px; background: var(--ground); color: var(--ink); font: 16px/24px -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 28px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 30px; }
h2 { margin: 20px 0 8px; font-size: 15px; line-height: 22px; }
p { margin: 8px 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 16px 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.status { color: var(--soft); }
.notice { padding: 10px 14px; border-left: 4px solid var(--accent); background: var(--ground); border-radius: 4px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0; }
button, a.button { font: inherit; padding: 8px 16px; min-height: 44px; border-radius: 8px; border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer; font-variant-numeric: tabular-nums; text-decoration: none; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--card); }
button.danger { color: var(--danger); }
label { display: block; margin: 16px 0 4px; color: var(--soft); }
input { width: 100%; font: inherit; padding: 8px 12px; min-height: 44px; border-radius: 8px; border: 1px solid var(--line); background: transparent; color: var(--ink); }
button:disabled { opacity: .5; cursor: default; }
button:focus-visible, a:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
