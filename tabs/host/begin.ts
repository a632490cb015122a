import { startHost } from './host.ts';

// The first import of every page: the host answers while the rest of the page is still being read.
startHost();
