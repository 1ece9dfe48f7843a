/** What can go wrong around the program: a reader that has seen enough, a file or folder that cannot be used. */
import type { Text } from '../engine/index.ts';

export function isBrokenPipe(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'EPIPE';
}

const reasons: Readonly<Record<string, Text>> = {
  ENOENT: { zh: '不存在', en: 'it does not exist' },
  EACCES: { zh: '没有权限', en: 'permission is denied' },
  EPERM: { zh: '没有权限', en: 'permission is denied' },
  EROFS: { zh: '只能读，不能写', en: 'it can only be read' },
  EISDIR: { zh: '是文件夹，不是文件', en: 'it is a folder, not a file' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'a part of the path is no folder' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
};

/** What the system refused, as a sentence; undefined for a fault of our own. */
export function refusal(fault: unknown): Text | undefined {
  if (!(fault instanceof Error) || !('code' in fault) || !('path' in fault)) return undefined;
  const [path, code] = [String(fault.path), String(fault.code)];
  const why = reasons[code] ?? { zh: code, en: code };
  return { zh: `无法读写“${path}”：${why.zh}。`, en: `“${path}” cannot be used: ${why.en}.` };
}

/** Memory or room in one text that the machine does not give. */
export function isOutOfMemory(fault: unknown): boolean {
  const refused = fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const tooLong = /allocation failed|invalid (typed array|array|array buffer|string) length|out of memory/i;
  return refused || (fault instanceof RangeError && tooLong.test(fault.message));
}

export const outOfMemory: Text = {
  zh: '内存不足，没有写出结果。请减少抽样次数、序列、分位数或线程，或用 --shard 分开计算。',
  en: 'Not enough memory; no result was written. Ask for fewer draws, series, quantiles or workers, or divide the work with --shard.',
};
