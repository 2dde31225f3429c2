/** On a phone the topics are a row that scrolls sideways. The row begins at the topic of the page. */
export function showCurrentTopic(): void {
  const row = document.querySelector('.topics');
  const current = row?.querySelector('[aria-current=page]') ?? row?.querySelector('[aria-current]');
  if (!row || !current || row.scrollWidth <= row.clientWidth) return;
  const { left, width } = current.getBoundingClientRect();
  row.scrollLeft += left - (row.clientWidth - width) / 2;
}
