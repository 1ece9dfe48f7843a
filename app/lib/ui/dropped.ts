/** Files that are dragged onto a page. */

/** The one that was dropped; the browser does not open it itself. */
export function fileIn(event: DragEvent): File | undefined {
  const [file] = event.dataTransfer?.files ?? [];
  if (file) event.preventDefault();
  return file;
}

/** Lets files be dropped here, and nothing else. */
export function allowFiles(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}
