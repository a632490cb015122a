import '../host/begin.ts';

import { App } from './App.tsx';
import { start } from './start.tsx';

start((context) => <App opened={context.subPageId} />);
