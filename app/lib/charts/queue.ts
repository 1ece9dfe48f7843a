/**
 * Charts take turns: a redraw of plotly takes about half a frame, so at most one runs in a frame. A chart that asks
 * again before its turn keeps its place and draws only its newest state.
 */
type Job = () => void;

const waiting = new Map<object, Job>();
let running = false;

/** `owner` is the chart: one job each, the latest wins. */
export function takeTurn(owner: object, job: Job): void {
  waiting.set(owner, job);
  if (running) return;
  running = true;
  requestAnimationFrame(next);
}

export function giveUpTurn(owner: object): void {
  waiting.delete(owner);
}

function next(): void {
  const first = waiting.entries().next();
  if (first.done) {
    running = false;
    return;
  }
  const [owner, job] = first.value;
  waiting.delete(owner);
  requestAnimationFrame(next);
  job();
}
