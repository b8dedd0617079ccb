import { build } from 'esbuild';
import { launchBrowser } from '../support/browser.ts';
import { sampleFiveTimes } from './browser-sample.ts';
import { inRatio, inSeconds, line, verdict } from './measure.ts';

/** The draw of 10,000 from 200,000 in a worker of Chromium, beside Node. */
const node = sampleFiveTimes();
line('200,000 ids in Node', inSeconds(node.milliseconds / 1000));

const { outputFiles } = await build({
  stdin: {
    contents: `import { sampleFiveTimes } from './test/bench/browser-sample.ts'; postMessage(sampleFiveTimes());`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  write: false,
});
const source = outputFiles[0]?.text ?? '';
const browser = await launchBrowser();
const page = await browser.newPage();
const found = await page.evaluate(async (text) => {
  let frames = 0;
  let running = true;
  const count = (): void => {
    frames++;
    if (running) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  const start = performance.now();
  const answer = await new Promise<{ milliseconds: number; last: string }>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ milliseconds: number; last: string }>) => {
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
  });
  running = false;
  return { ...answer, framesPerSecond: (frames * 1000) / (performance.now() - start) };
}, source);
await browser.close();

line(
  '200,000 ids in a worker of Chromium',
  inSeconds(found.milliseconds / 1000),
  `${inRatio(found.milliseconds / node.milliseconds)} Node ${verdict(found.milliseconds <= 2 * node.milliseconds)}`,
  found.last === node.last ? 'same result' : 'OTHER RESULT',
);
line('frames a second of the page meanwhile', found.framesPerSecond.toFixed(0));
