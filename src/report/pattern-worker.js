import { parentPort } from 'node:worker_threads';

// The thread that compares texts with patterns: JavaScript, so that it starts in a moment from the sources too.
parentPort.on('message', ({ pattern, texts }) => {
  parentPort.postMessage({ begins: true });
  parentPort.postMessage({ answer: texts.some((text) => pattern.test(text)) });
});
