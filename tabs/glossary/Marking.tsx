import { useEffect } from 'react';
import type { Terms } from '../components/terms.ts';
import { useMarking } from './use-marking.ts';

interface Props {
  readonly communityId: string;
  readonly onChange: (marking: { readonly terms: () => Terms } | null) => void;
}

/** Shows nothing, and tells what marks the terms of a community. */
export default function Marking({ communityId, onChange }: Props) {
  const terms = useMarking(communityId);
  useEffect(() => onChange(terms && { terms }), [terms, onChange]);
  return null;
}
