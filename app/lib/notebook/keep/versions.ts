/** Earlier texts of one open notebook: one every few minutes while one works. */
import { addVersion, type Version } from './store.ts';

const every = 3 * 60_000;

export class Versions {
  #at = 0;

  /** Answers whether it is kept. */
  add(id: string, version: Version): Promise<boolean> {
    this.#at = Date.now();
    return addVersion(id, version);
  }

  addWhenDue(id: string, version: Version): void {
    if (Date.now() - this.#at > every) void this.add(id, version);
  }
}
