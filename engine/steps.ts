/**
 * Work in steps, for who shares a thread with others: between any two steps its driver may let others run, or leave it
 * for good. Promise: the steps are the work, so that run to their end, at once or bit by bit, they give the same.
 */
export type Steps<T> = Generator<unknown, T, void>;

/** All steps, one after the other. */
export function whole<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Each, with a step between any two. */
export function* eachOf<A, B>(list: readonly A[], work: (one: A, index: number) => B): Generator<undefined, B[], void> {
  const made: B[] = [];
  for (const [index, one] of list.entries()) {
    if (index > 0) yield;
    made.push(work(one, index));
  }
  return made;
}
