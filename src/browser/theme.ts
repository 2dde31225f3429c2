/** The button that turns all tabs dark or light; the choice stays on the device if it may. */
export function offerThemes(): void {
  const root = document.documentElement;
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'theme' && (newValue === 'dark' || newValue === 'light')) root.dataset['theme'] = newValue;
  });
  const toggle = () => {
    const theme = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage may be forbidden; the choice then holds for this page.
    }
  };
  for (const button of document.querySelectorAll('[data-theme-toggle]')) button.addEventListener('click', toggle);
}
