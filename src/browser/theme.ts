/** The button that turns the page dark or light; the choice stays on the device if it may. */
export function offerThemes(): void {
  document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
    const root = document.documentElement;
    const theme = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage may be forbidden; the choice then holds for this page.
    }
  });
}
