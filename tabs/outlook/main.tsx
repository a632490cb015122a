import '../host/begin-office.ts';

import { start } from '../app/start.tsx';
import { NoOutlook } from './NoOutlook.tsx';
import { Pane } from './Pane.tsx';

start(() => <Pane />, <NoOutlook />);
