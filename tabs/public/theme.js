// The host's theme, as the page's address names it or as it was last time, before anything else has loaded. Not inline:
// the CSP allows none.
(() => {
  let theme = new URLSearchParams(location.search).get('theme');
  try {
    theme ??= localStorage.getItem('guildhall.theme');
  } catch {
    // A browser that keeps nothing for us.
  }
  if (theme) document.documentElement.dataset.theme = theme;
})();
