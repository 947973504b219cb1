// Before the first paint: the appearance that was chosen in this browser.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows what its system shows.
}
