import '../host/begin.ts';

import { App } from './App.tsx';
import { OpenInTeams } from './OpenInTeams.tsx';
import { start } from './start.tsx';

start((context) => <App opened={context.subPageId} />, <OpenInTeams />);
