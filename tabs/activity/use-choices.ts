import { useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { changeNoticeSettings, type NoticeSettings } from '../../domain/activity/contract.ts';
import { call } from '../api/client.ts';
import { refreshed } from '../api/use-data.ts';

type Choices = z.input<typeof changeNoticeSettings.body>;

const added = (before: Choices, later: Choices): Choices => ({
  ...before,
  ...later,
  ...((before.kinds || later.kinds) && { kinds: { ...before.kinds, ...later.kinds } }),
});

function withChoices(settings: NoticeSettings, { kinds, hours, mail, tryTeams }: Choices): NoticeSettings {
  return {
    ...settings,
    kinds: settings.kinds.map((kind) => ({ ...kind, timing: kinds?.[kind.type] ?? kind.timing })),
    hours: hours === undefined ? settings.hours : hours,
    mail: mail ?? settings.mail,
    refusedAt: tryTeams ? null : settings.refusedAt,
  };
}

/**
 * What somebody has chosen, shown at once, and the way to save it: one request after the other, because requests can
 * overtake each other. What is chosen while a request is under way goes together with the next one.
 */
export function useChoices(): {
  shown: (settings: NoticeSettings) => NoticeSettings;
  choose: (choice: Choices) => Promise<void>;
  problem: unknown;
  again: () => void;
} {
  const [unsaved, setUnsaved] = useState<Choices>({});
  const [failed, setFailed] = useState<{ problem: unknown; choices: Choices } | null>(null);
  const waiting = useRef<Choices>({});
  const isSaving = useRef(false);

  async function choose(choice: Choices): Promise<void> {
    setFailed(null);
    setUnsaved((before) => added(before, choice));
    waiting.current = added(waiting.current, choice);
    if (isSaving.current) return;
    isSaving.current = true;
    let sent: Choices = {};
    try {
      while (Object.keys(waiting.current).length > 0) {
        sent = waiting.current;
        waiting.current = {};
        await call(changeNoticeSettings, { body: sent, operation: crypto.randomUUID() });
        // Until the page has what the server knows now, it shows what was chosen.
        await refreshed();
      }
    } catch (problem) {
      setFailed({ problem, choices: added(sent, waiting.current) });
      waiting.current = {};
    }
    isSaving.current = false;
    setUnsaved({});
  }

  return {
    shown: (settings) => withChoices(settings, unsaved),
    choose,
    problem: failed?.problem ?? null,
    again: () => {
      if (failed) void choose(failed.choices);
    },
  };
}
