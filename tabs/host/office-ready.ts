// Office.js takes these away from every page; our router and msal-browser need them.
const { pushState, replaceState } = History.prototype;

/** Which Office has opened this page; null where none has, or where Microsoft's script could not be loaded. */
export async function officeReady(): Promise<Office.HostType | null> {
  if (typeof Office === 'undefined') return null;
  const { host } = await Office.onReady();
  Object.assign(history, { pushState, replaceState });
  return host;
}
