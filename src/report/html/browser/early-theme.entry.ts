/** Runs before the page is drawn: takes up the theme that was chosen last, so that nothing flashes. */
try {
  const chosen = localStorage.getItem('iqmock-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
} catch {
  // A page opened from disk may have no storage.
}
