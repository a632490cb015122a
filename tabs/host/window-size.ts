/** In pixels. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** What Microsoft's pages for signing in and for permission need. */
export const MICROSOFT_SIZE: WindowSize = { width: 520, height: 640 };
