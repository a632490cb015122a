import { App } from './App.tsx';
import { start } from './start.tsx';

void start((context) => <App opened={context.subPageId} />);
