import { startHost } from './host.ts';
import { office } from './office.ts';

// The first import of the add-in's page: Outlook answers while the rest of the page is still being read.
startHost(office);
