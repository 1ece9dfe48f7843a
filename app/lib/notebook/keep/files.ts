/**
 * Notebooks on the reader's disk: through the file-system API where the browser has it, so that saving again writes to
 * the same file; as an ordinary download elsewhere.
 */
import { saveText } from '../../charts/save.ts';
import { textIn } from '../../state/text-in.ts';

interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
}

interface Pickers {
  showOpenFilePicker?(options: unknown): Promise<FileHandle[]>;
  showSaveFilePicker?(options: unknown): Promise<FileHandle>;
}

export interface OpenedFile {
  readonly name: string;
  /** Absent where the file holds no text. */
  readonly text: string | undefined;
  readonly handle?: FileHandle;
}

const types = [{ description: 'Suisuan notebook', accept: { 'text/markdown': ['.md', '.markdown'] } }];
/** A notebook may have been passed on as plain text. */
const readable = [{ ...types[0], accept: { ...types[0]?.accept, 'text/plain': ['.txt'] } }];

/** Undefined when the reader chose none. */
export async function pickFile(): Promise<OpenedFile | undefined> {
  const { showOpenFilePicker } = window as Pickers;
  if (!showOpenFilePicker) return pickPlainly();
  try {
    const [handle] = await showOpenFilePicker.call(window, { types: readable });
    if (!handle) return undefined;
    const file = await handle.getFile();
    return { ...(await opened(file)), handle };
  } catch (fault) {
    return fault instanceof DOMException && fault.name === 'AbortError' ? undefined : pickPlainly();
  }
}

export async function opened(file: File): Promise<OpenedFile> {
  return { name: file.name, text: await textIn(file) };
}

export function pickPlainly(accept = '.md,.markdown,.txt,text/markdown,text/plain'): Promise<OpenedFile | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise((done) => {
    input.onchange = async () => {
      const [file] = input.files ?? [];
      done(file && (await opened(file)));
    };
    input.oncancel = () => done(undefined);
    input.click();
  });
}

/** Answers the handle to write to next time, or undefined after a download or when the reader chose none. */
export async function saveFile(
  text: string,
  name: string,
  handle?: FileHandle,
): Promise<{ done: boolean; handle?: FileHandle }> {
  const { showSaveFilePicker } = window as Pickers;
  try {
    const to = handle ?? (await showSaveFilePicker?.call(window, { suggestedName: name, types }));
    if (to) {
      const stream = await to.createWritable();
      await stream.write(text);
      await stream.close();
      return { done: true, handle: to };
    }
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') return { done: false };
  }
  saveText(text, name, 'text/markdown');
  return { done: true };
}

/** `2025 年目标` → `2025-年目标.nb.md`. */
export function fileName(title: string): string {
  const stem = title
    .trim()
    .replace(/[\\/:*?"<>|\s]+/g, '-')
    .slice(0, 60);
  return `${stem || 'notebook'}.nb.md`;
}

export type { FileHandle };
