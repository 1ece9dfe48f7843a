/** Tells the other tabs of this browser that a notebook has been saved, and hears it from them. */
export interface SavedElsewhere {
  readonly id: string;
  readonly revision: number;
}

export function listenToTabs(heard: (saved: SavedElsewhere) => void): {
  tell(saved: SavedElsewhere): void;
  close(): void;
} {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel('suisuan.notebooks');
  channel.onmessage = ({ data }: MessageEvent<SavedElsewhere>) => heard(data);
  return { tell: (saved) => channel.postMessage(saved), close: () => channel.close() };
}
