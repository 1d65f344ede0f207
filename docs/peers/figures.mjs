// Figures of runs: `line NAME ROUND FRAMES FOLDER` writes one run as JSON, `table FILE` all runs as a table.
import { existsSync, readFileSync } from 'node:fs';

const NAMES = {
  decode: 'FFmpeg, decoding only',
  copy: 'FFmpeg, decoding and encoding',
  track: 'Understudy `track`',
  drive: 'Understudy `drive`',
  mediapipe: 'MediaPipe Face Landmarker, in Chromium',
  facetracker: 'OpenSeeFace `facetracker.py`',
  openseeface: 'OpenSeeFace, its tracker alone',
};

/** These are given the frames unpacked, and once more to warm up: from start to end tells nothing of them. */
const FRAME_BY_FRAME = new Set(['mediapipe', 'openseeface']);

function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** What a program told of its own pace. Understudy's report has stages, the others times of whole frames. */
function told(file) {
  if (!existsSync(file)) {
    return {};
  }
  const figures = JSON.parse(readFileSync(file, 'utf8'));
  const stages = figures.stagesMilliseconds;
  if (!stages) {
    return figures;
  }
  return {
    framesWithFace: figures.framesWithFace,
    medianMilliseconds: stages.landmarks.median + stages.follow.median,
    landmarksP95Milliseconds: stages.landmarks.p95,
    stagesMilliseconds: stages,
  };
}

function line([name, round, frames, folder]) {
  const [wall, user, system] = readFileSync(`${folder}/time`, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  const run = { name, round: Number(round), frames: Number(frames), wallSeconds: wall, processorSeconds: user + system };
  console.log(JSON.stringify({ ...run, ...told(`${folder}/figures`) }));
}

function table([file]) {
  const runs = readFileSync(file, 'utf8').trim().split('\n').map((text) => JSON.parse(text));
  const show = (value, digits) => (value === undefined ? '' : value.toFixed(digits));
  console.log('| | frames/s, start to end | processor ms a frame, start to end | a frame, median ms | p95 ms | processor ms of it | faces |');
  console.log('|---|---|---|---|---|---|---|');
  for (const name of Object.keys(NAMES)) {
    const own = runs.filter((run) => run.name === name);
    if (own.length === 0) {
      continue;
    }
    const of = (figure) => median(own.map(figure));
    const whole = (figure) => (FRAME_BY_FRAME.has(name) ? undefined : of(figure));
    const cells = [
      NAMES[name],
      show(whole((run) => run.frames / run.wallSeconds), 0),
      show(whole((run) => (run.processorSeconds * 1000) / run.frames), 1),
      show(of((run) => run.medianMilliseconds), 1),
      show(of((run) => run.p95Milliseconds ?? run.landmarksP95Milliseconds), 1),
      show(of((run) => run.processorMilliseconds), 1),
      show(of((run) => run.framesWithFace), 0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

const [what, ...rest] = process.argv.slice(2);
({ line, table })[what](rest);
