import { useEffect, useRef, useState } from 'react';
import { keepEditing } from '../../domain/knowledge/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';

/** How often an open editor says that it is open; a hidden page is silent, and counts as left after a while. */
const EVERY_MS = 20_000;

/**
 * Says that this editor is open, as long as it is seen, and returns who else has it open. While there is somebody,
 * `onOthers` is called at each answer.
 */
export function useEditing(
  communityId: string,
  artifactId: string,
  isThere: boolean,
  onOthers: () => void,
): readonly PersonRef[] {
  const besideOthers = useRef(onOthers);
  besideOthers.current = onOthers;
  const [others, setOthers] = useState<readonly PersonRef[]>([]);
  useEffect(() => {
    if (!isThere) return;
    let last = 0;
    let left = false;
    // There may be another one in another tab.
    const editor = crypto.randomUUID();
    const params = { communityId, artifactId };
    const say = (open: boolean) =>
      call(keepEditing, { params, body: { open, editor } })
        .then((answer) => {
          if (left) return;
          setOthers(answer.others);
          if (answer.others.length > 0) besideOthers.current();
        })
        // Who else writes is worth a word, and no trouble if it cannot be told.
        .catch(() => undefined);
    const beat = () => {
      if (document.visibilityState !== 'visible' || Date.now() - last < EVERY_MS) return;
      last = Date.now();
      void say(true);
    };
    beat();
    const timer = setInterval(beat, EVERY_MS);
    document.addEventListener('visibilitychange', beat);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
      void say(false);
    };
  }, [communityId, artifactId, isThere]);
  return others;
}
