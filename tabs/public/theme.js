// The host's theme as the page's address names it, before anything else has loaded. Not inline: the CSP allows none.
(() => {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme) document.documentElement.dataset.theme = theme;
})();
