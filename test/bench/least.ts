/** Timing where other work may share the machine: what a call takes when nothing interrupts it. */

/** Least time of many calls, in microseconds, after a tenth as many to warm up. */
export function leastMicroseconds(calls: number, call: () => void): number {
  for (let i = 0; i < calls / 10; i++) call();
  let least = Infinity;
  for (let i = 0; i < calls; i++) {
    const start = performance.now();
    call();
    least = Math.min(least, (performance.now() - start) * 1000);
  }
  return least;
}
