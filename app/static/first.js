/**
 * Runs before the first paint, so that the page never flashes in another theme or language. A file of its own because
 * the content-security policy allows no inline script but the framework's.
 */
(function () {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem('suisuan.' + key);
    } catch {
      return null;
    }
  };
  const theme = stored('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const linked = new URLSearchParams(location.search).get('lang');
  const lang = linked || stored('lang') || navigator.languages[0] || 'zh';
  const isChinese = lang.toLowerCase().startsWith('zh');
  // The page is written in Chinese at build time; another language, or the state in a link, is put in by the app.
  // Until then the text waits (never longer than the style sheet says, so that a failed script hides nothing).
  if (!isChinese || location.hash.length > 1) root.dataset.waiting = '';
  if (!isChinese) root.lang = 'en';
})();
