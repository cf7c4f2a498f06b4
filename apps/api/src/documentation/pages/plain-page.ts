/** A page that needs no script and no other host; `title` and `body` are HTML. */
export const plainPage = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Slotlog</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: light-dark(#1c2024, #edeef0); background: light-dark(#fff, #111315) }
code, pre { font: 14px/1.45 ui-monospace, monospace; background: light-dark(#f2f4f6, #212529); border-radius: 6px }
code { padding: .1em .3em } pre { padding: 1rem; overflow-x: auto } a { color: inherit }
dt { margin-top: 1rem; font-weight: 600 } dd { margin: 0 }
h1 { line-height: 1.25 } h1 small { display: block; font-weight: normal; color: light-dark(#60686e, #a0a8ae) }
</style>
</head>
<body>
${body}
</body>
</html>
`;
