/**
 * Answers the add-in's page with the workbench's own office.js at Microsoft's address, so that the page is the one of
 * production and a machine without the internet can show it.
 */
const worker = self as unknown as ServiceWorkerGlobal;

interface ServiceWorkerGlobal {
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listener: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  if (event.request.url.split('?')[0] === OFFICE_JS) event.respondWith(fetch('/workbench/office/office.js'));
});
