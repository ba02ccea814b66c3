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

export function submit(form) {
    form.submit();
}
