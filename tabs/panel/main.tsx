import '../host/begin.ts';

import { type ComponentType, useEffect, useState } from 'react';
import { start } from '../app/start.tsx';
import type { HostContext } from '../host/host.ts';
import { Waiting } from './Waiting.tsx';

// Asked for now, when it no longer shares the line with the first file, and read while the host answers.
const second = document.querySelector<HTMLLinkElement>('link[data-second]');
if (second) second.rel = 'modulepreload';

/**
 * One address for everything a meeting shows of us. What it is made of is on its way by now, but not run before the
 * page stands in the host's theme. Without Suspense: React holds back for 300 ms what comes after a fallback.
 */
function Panel(context: HostContext) {
  const [Meeting, setMeeting] = useState<ComponentType<HostContext>>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    import('./Meeting.tsx').then((module) => setMeeting(() => module.default), setProblem);
  }, []);
  if (problem !== undefined) throw problem;
  return Meeting ? <Meeting {...context} /> : <Waiting />;
}

start((context) => <Panel {...context} />);
