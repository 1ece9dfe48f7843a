declare module 'virtual:plans' {
  /** Plan folders and issues, packed. */
  export const text: string;
}
