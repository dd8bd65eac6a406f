/** A page of a customer's site, with the widget in it: who it is for is chosen by its address. */
export const demoPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Demo page of the widget</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/demo/demo.css" />
    <script src="/widget/widget.min.js"></script>
    <script src="/demo/demo.js" defer></script>
  </head>
  <body>
    <h1>A page with the widget</h1>
    <p>
      The button below on the right opens IQChannels' own web widget, served from your folder. What is written in it reaches the
      tenant of this server; <a href="/">its page</a> plays the operator.
    </p>
    <form>
      <label>Channel <input name="channel" /></label>
      <label>Credentials <input name="credentials" placeholder="empty: anonymous" /></label>
      <label>Several chats <input name="chats" placeholder="support:maria,sales:maria" /></label>
      <button>Load</button>
    </form>
    <output></output>
  </body>
</html>
`;

/** The stylesheet of the demo page. */
export const demoStyle = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
form { display: grid; gap: 0.75rem; }
label { display: grid; gap: 0.25rem; }
input, button { font: inherit; padding: 0.4rem; }
output { display: block; white-space: pre; margin-top: 1rem; color: #555; }
`;

/** The script of the demo page: opens the widget as the query of the address says, and logs its events. */
export const demoScript = `'use strict';
const asked = new URLSearchParams(location.search);
for (const input of document.querySelectorAll('input')) input.value = asked.get(input.name) ?? '';
const said = document.querySelector('output');
const chats = (asked.get('chats') ?? '').split(',').filter(Boolean).map((chat) => {
  const [channel, credentials = ''] = chat.split(':');
  return { channel, credentials };
});
const widget = new IQChannelsWidget({
  channel: asked.get('channel') || 'support',
  credentials: asked.get('credentials') ?? '',
  mode: asked.get('mode') === 'mobile' ? 'mobile' : 'web',
  ...(chats.length > 0 ? { chats } : {}),
});
for (const name of ['ready', 'open', 'close', 'message', 'unread', 'error', 'file-clicked'])
  widget.on(name, (value) => {
    said.textContent += name + (value === undefined ? '' : ' ' + String(value)) + '\\n';
  });
// The widget's frame hears that it is open only when it has loaded: after the widget has passed on who it is for.
new MutationObserver((_changes, observer) => {
  const frame = document.querySelector('#iqchannels-widget-iframe');
  if (frame === null) return;
  observer.disconnect();
  frame.addEventListener('load', () => asked.has('open') && widget.open());
}).observe(document, { childList: true, subtree: true });
`;
