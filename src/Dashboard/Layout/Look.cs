using MudBlazor;

namespace Campaigns.Dashboard.Layout;

/// <summary>Colours and type of the component library, in step with dashboard.css.</summary>
internal static class Look
{
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#4f46e5",
            Background = "#f5f6f9",
            Surface = "#ffffff",
            TextPrimary = "#111827",
            TextSecondary = "#566072",
            ActionDefault = "#566072",
            LinesDefault = "#e3e6ec",
            LinesInputs = "#8a94a6",
            Divider = "#e3e6ec",
            Success = "#067647",
            Warning = "#a15c07",
            Error = "#b42318",
            Info = "#175cd3",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a4a6ff",
            PrimaryContrastText = "#12142b",
            Background = "#0b0e14",
            Surface = "#141923",
            TextPrimary = "#eef1f6",
            TextSecondary = "#9fa9ba",
            ActionDefault = "#9fa9ba",
            LinesDefault = "#262e3c",
            LinesInputs = "#6b7689",
            Divider = "#262e3c",
            Success = "#5fd39a",
            Warning = "#f5b95f",
            Error = "#ff8f85",
            ErrorContrastText = "#2b0c09",
            Info = "#84b3ff",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Inter", "system-ui", "sans-serif"], FontSize = "0.9375rem", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = ["Inter", "system-ui", "sans-serif"], FontWeight = "600", TextTransform = "none", FontSize = "0.9rem", LetterSpacing = "0" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };
}
