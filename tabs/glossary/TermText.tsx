import { useMarking } from './use-marking.ts';

interface Props {
  readonly communityId: string;
  readonly below?: string;
  readonly children: string;
}

/** A text without markup, such as a note or a prompt, with the terms of the glossary marked. */
export default function TermText({ communityId, below, children }: Props) {
  const terms = useMarking(communityId)?.();
  if (below) terms?.words(below, (part) => part);
  return terms?.words(children, (part) => part) ?? children;
}
