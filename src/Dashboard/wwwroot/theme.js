// Before the first paint: the reader's choice, or the system's.
(function () {
    const chosen = localStorage.getItem("campaigns-theme");
    const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
