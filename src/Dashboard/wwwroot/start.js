// The page's circuit: it comes back by itself, and says so while it is away.
(function () {
    const notice = document.getElementById("components-reconnect-modal");
    const lostAt = document.getElementById("lost-at");

    notice.addEventListener("components-reconnect-state-changed", function (change) {
        const state = change.detail.state;
        if (state === "show" && !document.body.classList.contains("is-cut-off")) {
            lostAt.textContent = new Date().toLocaleTimeString();
            document.body.classList.add("is-cut-off");
        } else if (state === "hide") {
            document.body.classList.remove("is-cut-off");
        } else if (state === "rejected" || state === "resume-failed") {
            // The server has forgotten this page (it was started anew): the page begins again at the same address.
            reload();
        } else if (state === "failed") {
            again();
        }
    });

    async function again() {
        try {
            if (!await Blazor.reconnect()) {
                reload();
            }
        } catch {
            setTimeout(again, 2000);
        }
    }

    // Only once the server answers: a reload into nothing would leave the browser's own error page.
    async function reload() {
        try {
            await fetch("health/live", { cache: "no-store" });
            location.reload();
        } catch {
            setTimeout(reload, 1000);
        }
    }

    Blazor.start({
        circuit: {
            reconnectionOptions: {
                maxRetries: 1000,
                retryIntervalMilliseconds: function (attempt) { return attempt < 10 ? 500 : 2000; }
            }
        }
    });
})();
