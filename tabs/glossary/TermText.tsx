import { useMarking } from './use-marking.ts';

interface Props {
  readonly communityId: string;
  readonly children: string;
}

/** A text without markup, such as a note or a prompt, with the terms of the glossary marked. */
export default function TermText({ communityId, children }: Props) {
  return useMarking(communityId)?.().words(children, (part) => part) ?? children;
}
