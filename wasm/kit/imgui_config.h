// Dear ImGui's build options: only its draw lists, tessellation and atlas are used, so all else that can be left out
// is.
#pragma once

#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_USE_WCHAR32
#define IMGUI_ENABLE_FREETYPE  // no rasteriser: atlas.cpp answers GetFontLoader(), stb_truetype stays out
#ifdef __wasm__
#define IM_ASSERT(condition) ((void)0)
#define IM_ASSERT_USER_ERROR(condition, message) ((void)0)
#endif
