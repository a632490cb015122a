import '../host/begin-office.ts';

import { findApp } from '../../domain/sessions/appointment.ts';
import { call } from '../api/client.ts';
import { forgetAll } from '../api/use-data.ts';
import { start } from '../app/start.tsx';
import { askForApp } from '../host/office.ts';
import { beforeAnother } from '../host/use-sign-in.ts';
import { NoOutlook } from './NoOutlook.tsx';
import { Pane } from './Pane.tsx';

askForApp(async () => (await call(findApp, {})).app);

beforeAnother(forgetAll);

start(() => <Pane />, <NoOutlook />);
