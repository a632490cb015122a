import type { ReactNode, Ref } from 'react';

/** A selection in an editor, as offsets in the body's source. Both are the same for a caret. */
export interface EditorSelection {
  readonly from: number;
  readonly to: number;
}

/** What a page may ask of an editor that it shows. */
export interface EditorHandle {
  focus(): void;
  /** null while the editor shows no source. */
  selection(): EditorSelection | null;
  select(selection: EditorSelection): void;
}

/** What a page gives to an editor of an artifact's body. */
export interface ArtifactEditorProps {
  /** The body's source, such as Markdown. */
  readonly body: string;
  readonly onChange: (body: string) => void;
  /** A file was chosen or pasted. */
  readonly onFile: (file: File) => void;
  /** A whole file's text was pasted into an empty page. */
  readonly onPasteFile: (text: string) => void;
  /** What is offered above an empty page. */
  readonly start: ReactNode;
  /** Stands beside the toolbar. */
  readonly bar?: ReactNode;
  readonly problem: string | null;
  /** Shown in the preview's place: another version to compare with. */
  readonly compare: ReactNode;
  readonly ref?: Ref<EditorHandle>;
}

/** Whatever edits an artifact's body. A page knows an editor by this alone, so that a richer one can take its place. */
export type ArtifactEditor = (props: ArtifactEditorProps) => ReactNode;
