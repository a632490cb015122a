let served: Promise<void> | undefined;

/** Resolves once the add-in's page gets the workbench's office.js at Microsoft's address. */
export function officeIsServed(): Promise<void> {
  served ??= register();
  return served;
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/workbench/office/worker.js', {
    scope: '/outlook',
  });
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return;
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
    });
  });
}
