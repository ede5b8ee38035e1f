# Flags that every target shares, and one way to make a library of a folder.

# comptoir_plain_flags is for a program that is the same whatever the sanitizer; all others link comptoir_flags.
add_library(comptoir_plain_flags INTERFACE)
add_library(comptoir_flags INTERFACE)
target_link_libraries(comptoir_flags INTERFACE comptoir_plain_flags)
target_include_directories(comptoir_plain_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(comptoir_plain_flags INTERFACE -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wnon-virtual-dtor -Werror=switch -Werror=return-type)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(comptoir_plain_flags INTERFACE -Wno-restrict)  # g++ 12 sees overlaps in "text" + string that are not there
endif()

option(COMPTOIR_WERROR "warnings are errors" ON)
if(COMPTOIR_WERROR)
    target_compile_options(comptoir_plain_flags INTERFACE -Werror)
endif()

# address (with undefined), thread, fuzzer (clang; address and undefined too) or empty.
set(COMPTOIR_SANITIZE "" CACHE STRING "sanitizer")
if(COMPTOIR_SANITIZE STREQUAL "address")
    set(sanitize -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
elseif(COMPTOIR_SANITIZE STREQUAL "thread")
    set(sanitize -fsanitize=thread)
elseif(COMPTOIR_SANITIZE STREQUAL "fuzzer")
    set(sanitize -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
if(sanitize)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        list(APPEND sanitize -Wno-maybe-uninitialized)  # GCC 12 warns of its own headers when it also sanitizes
    endif()
    target_compile_options(comptoir_flags INTERFACE ${sanitize})
    target_link_options(comptoir_flags INTERFACE ${sanitize})
endif()

if(EMSCRIPTEN)
    # Debian's nlohmann-json alone: /usr/include itself would bring glibc's headers.
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
    file(CREATE_LINK /usr/include/nlohmann ${CMAKE_BINARY_DIR}/include/nlohmann SYMBOLIC)
    target_include_directories(comptoir_flags SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/include)
    target_compile_options(comptoir_flags INTERFACE -flto -fno-exceptions -fno-rtti -mbulk-memory -mnontrapping-fptoint -msign-ext)
    target_compile_definitions(comptoir_flags INTERFACE JSON_NOEXCEPTION=1)
endif()

# comptoir_library(NAME [LIBRARIES ...]): a static library of all .cpp files in the calling folder and below,
# *_web.cpp only for the wasm and *_native.cpp only for native programs.
function(comptoir_library name)
    cmake_parse_arguments(arg "" "DIRECTORY" "LIBRARIES" ${ARGN})
    set(folder ${CMAKE_CURRENT_SOURCE_DIR})
    if(arg_DIRECTORY)
        set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${arg_DIRECTORY})
    endif()
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    if(EMSCRIPTEN)
        list(FILTER sources EXCLUDE REGEX "_native\\.cpp$")
    else()
        list(FILTER sources EXCLUDE REGEX "_web\\.cpp$")
    endif()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC comptoir_flags ${arg_LIBRARIES})
endfunction()
