import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { draw } from '../../core/draw/draw.ts';
import { publicCopy } from '../../core/draw/redaction.ts';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import { launchBrowser } from '../support/browser.ts';
import { must } from '../support/sample-draw.ts';
import { cityDraw, DISTRICT_TEAMS } from './city-draw.ts';
import { inSeconds, line, verdict } from './measure.ts';

/** A draw of 10,000 from 200,000, verified in Chromium by the worker of the public site, the page beside it alive. */
const transcript = Buffer.from(encodeTranscript(publicCopy(must(draw(cityDraw(DISTRICT_TEAMS)())))));
const { outputFiles } = await build({
  entryPoints: ['bot/public/browser/verify-worker.ts'],
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  write: false,
});
const worker = outputFiles[0]?.text ?? '';
const server = createServer(({ url }, response) => {
  if (url === '/worker.js') response.setHeader('Content-Type', 'text/javascript').end(worker);
  else if (url === '/transcript.json') response.end(transcript);
  else response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>page</title>');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo; // listening on TCP

const browser = await launchBrowser();
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${String(port)}/`);
const found = await page.evaluate(async () => {
  const start = performance.now();
  let [last, longestGap, progress, checks] = [start, 0, 0, 0];
  let running = true;
  const frame = (): void => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const verified = await new Promise<boolean>((resolve, reject) => {
    const thread = new Worker('/worker.js', { type: 'module' });
    thread.onmessage = ({ data }: MessageEvent<{ kind: string; verdict?: boolean }>) => {
      if (data.kind === 'progress') progress += 1;
      if (data.kind === 'check') checks += 1;
      if (data.kind === 'verdict') resolve(data.verdict === true);
      if (data.kind === 'unreadable') reject(new Error(data.kind));
    };
    thread.onerror = ({ message }) => {
      reject(new Error(message));
    };
    thread.postMessage({ url: '/transcript.json' });
  });
  running = false;
  return { verified, seconds: (performance.now() - start) / 1000, longestGap, progress, checks };
});
await browser.close();
server.close();

line('transcript', `${(transcript.length / 1e6).toFixed(1)} MB ${verdict(transcript.length < 20e6)}`);
line('download and verification in a worker', inSeconds(found.seconds), found.verified ? 'verified' : 'NOT VERIFIED');
line('checks told, steps of progress told', `${String(found.checks)}, ${String(found.progress)}`);
line('longest pause of the page', `${found.longestGap.toFixed(0)} ms ${verdict(found.longestGap < 200)}`);
