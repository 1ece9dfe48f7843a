/** What stands in one place of a text: replaced while numbers move, without the text being set again. */
export class Slot<T> {
  now = $state.raw<T>() as T;

  constructor(first: T) {
    this.now = first;
  }
}
