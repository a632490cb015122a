import '../host/begin.ts';
// What phones and the question for consent need as well, which would otherwise bring the second file before its time.
import '../api/changes.ts';
import '../app/toasts.tsx';

import { type ComponentType, useEffect, useState } from 'react';
import { start } from '../app/start.tsx';
import type { HostContext } from '../host/host.ts';
import { Waiting } from './Waiting.tsx';

/**
 * One address for everything a meeting shows of us. What it is made of is a file of its own, read once the page stands.
 * Without Suspense, which would hold back for 300 ms what comes after a fallback.
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
