export function reader() {
    return {
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
        dark: document.documentElement.dataset.theme === "dark"
    };
}

export function setDark(dark) {
    localStorage.setItem("campaigns-theme", dark ? "dark" : "light");
    document.documentElement.dataset.theme = dark ? "dark" : "light";
}

// What was below the fold of the step before is not where the next one begins.
export function toTop() {
    scrollTo(0, 0);
    document.querySelector("h1")?.focus({ preventScroll: true });
}

export function submit(form) {
    form.submit();
}
