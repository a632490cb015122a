import { startHost } from './host.ts';
import { teams } from './teams.ts';

// The first import of every page of a tab: the host answers while the rest of the page is still being read.
startHost(teams);
