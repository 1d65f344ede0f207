// Shows landmarker.html to a Chromium without a window and keeps what it measured in FOLDER/figures.
// node browser.mjs CHROMIUM FOLDER TASK WIDTH HEIGHT FRAMES RATE; FOLDER has the package and the frames.
import { spawn, execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATIENCE_MILLIS = 300_000;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const here = dirname(fileURLToPath(import.meta.url));
const [chromium, folder, task, width, height, frames, rate] = process.argv.slice(2);
const [numerator, denominator] = rate.split('/').map(Number);
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const profile = join(folder, 'profile');
let browser;

/** Processor time of the browser's processes, which share a session, in seconds. */
function processorSeconds() {
  let ticks = 0;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1).split(' ');
      if (Number(fields[3]) === browser.pid) {
        ticks += fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      }
    } catch {
      // it has ended meanwhile
    }
  }
  return ticks / ticksPerSecond;
}

function end(status, problem) {
  if (problem) {
    console.error(problem);
  }
  if (browser?.pid) {
    try {
      process.kill(-browser.pid, 'SIGKILL');
    } catch {
      // it has ended by itself
    }
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.exit(status);
}

function sendFile(response, path, range = {}) {
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  createReadStream(path, { highWaterMark: 1 << 22, ...range })
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
}

async function answer(request, response) {
  const address = new URL(request.url, 'http://127.0.0.1');
  const path = normalize(address.pathname);
  if (request.method === 'POST') {
    const parts = [];
    for await (const part of request) {
      parts.push(part);
    }
    const body = Buffer.concat(parts).toString();
    response.end();
    if (path === '/result') {
      writeFileSync(join(folder, 'figures'), body);
      end(0);
    }
    end(1, JSON.parse(body));
  } else if (path === '/') {
    sendFile(response, join(here, 'landmarker.html'));
  } else if (path === '/model') {
    sendFile(response, task);
  } else if (path === '/processor') {
    response.end(String(processorSeconds()));
  } else if (path === '/frames') {
    const { from, to } = Object.fromEntries(address.searchParams);
    sendFile(response, join(folder, 'frames'), { start: Number(from), end: Number(to) - 1 });
  } else if (path.startsWith('/package/')) {
    sendFile(response, join(folder, path));
  } else {
    response.writeHead(404).end();
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => end(1, signal));
}
setTimeout(() => end(1, 'the browser had no result in time'), PATIENCE_MILLIS);
const server = createServer(answer).listen(0, '127.0.0.1', () => {
  mkdirSync(profile, { recursive: true });
  const page = `http://127.0.0.1:${server.address().port}/?clip=${width},${height},${frames},${numerator / denominator}`;
  browser = spawn(
    chromium,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // nothing but this server is reached
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      `--user-data-dir=${profile}`,
      page,
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  browser.on('error', (problem) => end(1, problem));
  browser.on('exit', () => end(1, 'the browser ended without a result'));
});
